"""Requests meant to hurt, sent to a real server."""
