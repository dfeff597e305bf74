"""The public web service: sessions, chat, the page and its files, health."""

from bot.gateway.app import create_app

__all__ = ["create_app"]
