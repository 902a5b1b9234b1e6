"""Raw bytes, pages and files -> drafts; drafts -> what the store keeps of them. All of it is hostile until read."""
