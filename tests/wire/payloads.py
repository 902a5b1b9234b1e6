"""The world as Discord writes it in JSON."""

from collections.abc import Iterable

from tests.wire.world import Channel, Guild, Json, Role, User, World

JOINED = "2026-01-01T00:00:00.000000+00:00"


def user(of: User) -> Json:
    """A user object."""
    return {
        "id": str(of.id),
        "username": of.name,
        "discriminator": "0",
        "global_name": None if of.bot else of.name,
        "avatar": None,
        "bot": of.bot,
        "public_flags": 0,
    }


def self_user(world: World) -> Json:
    """The bot as it sees itself."""
    own = {"email": None, "flags": 0, "locale": "en-US", "mfa_enabled": True, "verified": True}
    return user(world.bot) | own


def application(world: World, *, content_intent: bool) -> Json:
    """The bot's application; `content_intent` sets the flag of the message content intent."""
    flags = 1 << 19 if content_intent else 0
    return {
        "id": str(world.bot.id),
        "name": world.bot.name,
        "description": "",
        "summary": "",
        "icon": None,
        "bot": user(world.bot),
        "bot_public": True,
        "bot_require_code_grant": False,
        "owner": user(world.owner),
        "team": None,
        "verify_key": "0" * 64,
        "flags": flags,
        "integration_types_config": {"0": {}, "1": {}},
    }


def role(of: Role) -> Json:
    """A role object."""
    return {
        "id": str(of.id),
        "name": of.name,
        "permissions": str(of.permissions),
        "position": 0,
        "color": 0,
        "colors": {"primary_color": 0, "secondary_color": None, "tertiary_color": None},
        "hoist": False,
        "managed": False,
        "mentionable": False,
        "flags": 0,
    }


def member(guild: Guild, of: User, *, with_user: bool = True) -> Json:
    """A member object; messages and resolved options carry it without its user."""
    payload: Json = {
        "roles": [str(each.id) for each in guild.members.get(of.id, [])],
        "nick": None,
        "avatar": None,
        "joined_at": JOINED,
        "premium_since": None,
        "deaf": False,
        "mute": False,
        "pending": False,
        "flags": 0,
        "communication_disabled_until": None,
    }
    return payload | {"user": user(of)} if with_user else payload


def channel(of: Channel) -> Json:
    """A text channel, or a channel of direct messages."""
    if of.guild is None:
        recipients = [user(of.recipient)] if of.recipient else []
        return {"id": str(of.id), "type": 1, "flags": 0, "last_message_id": None, "recipients": recipients}
    return {
        "id": str(of.id),
        "type": 0,
        "guild_id": str(of.guild.id),
        "name": of.name,
        "position": list(of.guild.channels).index(of.id),
        "permission_overwrites": [
            {"id": str(target), "type": each.kind, "allow": str(each.allow), "deny": str(each.deny)}
            for target, each in of.overwrites.items()
        ],
        "parent_id": None,
        "topic": of.topic,
        "nsfw": False,
        "rate_limit_per_user": 0,
        "last_message_id": None,
        "flags": 0,
    }


def guild(of: Guild, members: Iterable[User]) -> Json:
    """A server, with the given members listed."""
    return {
        "id": str(of.id),
        "name": of.name,
        "owner_id": str(of.owner.id),
        "icon": None,
        "splash": None,
        "features": [],
        "emojis": [],
        "stickers": [],
        "verification_level": 0,
        "default_message_notifications": 1,
        "explicit_content_filter": 0,
        "mfa_level": 0,
        "nsfw_level": 0,
        "premium_tier": 0,
        "preferred_locale": "en-US",
        "system_channel_id": None,
        "roles": [role(each) for each in of.roles.values()],
        "joined_at": JOINED,
        "large": False,
        "unavailable": False,
        "member_count": len(of.members),
        "members": [member(of, each) for each in members],
        "channels": [channel(each) for each in of.channels.values()],
        "threads": [],
        "presences": [],
        "voice_states": [],
        "stage_instances": [],
        "guild_scheduled_events": [],
        "soundboard_sounds": [],
    }
