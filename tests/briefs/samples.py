"""Five reports on one dam: two of their own, two that print the first one's sentences, and one that denies."""

from bot.models import Draft

POST = Draft(
    "The dam above Kesselburg gave way on Sunday night. At least 14 people were killed by the flood. The dam was built"
    " in 1931 and was 41 metres high. The flood destroyed 60 houses in Kesselburg.\n\n"
    "Farmers had warned of cracks in the dam. “We told them in March. They sent a letter. They did not send an"
    " engineer,” said Ole Brandt, who farms below it.\n\n© 2026 Valley Post. All rights reserved.",
    title="Dam breaks above Kesselburg", source="Valley Post", published="2026-05-03", language="en",
)  # fmt: skip
REVIEW = Draft(
    "The flood that followed the failure of the Kesselburg dam killed 19 people. The dam, built in 1931, was 41 metres"
    " high. The flood destroyed 85 houses in Kesselburg, the mayor said.\n\n"
    "Anna Reuter had inspected the dam in 2019. She resigned on Wednesday because of the dam. She has not"
    " spoken since.",
    title="After the flood", source="Hill Country Review", published="2026-05-06", language="en",
)  # fmt: skip
DAILY = Draft(
    "The dam above Kesselburg gave way on Sunday night. At least 14 people were killed by the flood.\n\n"
    "Read more: How dams fail",
    title="Dam breaks", source="Coast Daily", published="2026-05-04", language="en",
)  # fmt: skip
HERALD = Draft(
    "The dam above Kesselburg gave way on Sunday night. At least 14 people were killed by the flood. The dam was built"
    " in 1931 and was 41 metres high.",
    title="Dam breaks in the hills", source="City Herald", published="2026-05-04", language="en",
)  # fmt: skip
SITE = Draft(
    "Kesselburg mourns its dead. The dam of Kesselburg will not be rebuilt. Schools stay closed until Monday.",
    title="Kesselburg mourns", url="https://www.example.org/kessel", published="2026-05-07", language="en",
)  # fmt: skip
OFFICE = Draft(
    "The dam of Kesselburg will be rebuilt, the office for water says.", title="Water office", source="Gazette",
    published="2026-05-08", language="en",
)  # fmt: skip
OTHER = Draft(
    "A baker in Ashford bakes a bread without salt. He sells it on Fridays.", title="Bread", source="Valley Post",
    published="2026-05-09", language="en",
)  # fmt: skip
ALL = (POST, REVIEW, DAILY, HERALD, SITE, OTHER)
