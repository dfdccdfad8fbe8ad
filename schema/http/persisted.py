"""Which document is meant: the one that was sent, or one of the manifest by its id.

Ids come as Apollo's clients send them, in `extensions.persistedQuery`. They and urql's go by the words that the answers
have for what is not known or not supported; for both they send the whole document next.
"""

from hashlib import sha256

from schema.http.documents import Document, Documents
from schema.http.refusals import (
    NotWellFormed,
    PersistedQueryHashMismatch,
    PersistedQueryNotFound,
    PersistedQueryNotInList,
    PersistedQueryNotSupported,
)
from schema.http.requests import GraphQLRequest

VERSION = 1


class PersistedDocuments:
    """`has_manifest`: whether any are known by an id; `only`: whether no others are served."""

    def __init__(self, documents: Documents, *, has_manifest: bool, only: bool) -> None:
        self._documents = documents
        self._has_manifest = has_manifest
        self._only = only

    def find(self, asked: GraphQLRequest) -> Document | None:
        """The document that is meant, if it was read before; None for one that is to be read.

        Raise an error where there is none, or where it may not be served.
        """
        if asked.extensions is not None and "persistedQuery" in asked.extensions:
            self._check(asked)
        if asked.query is None:
            return self._known(asked)
        found = self._documents.find(asked.query)
        if found is None and self._only:
            raise PersistedQueryNotInList("persisted.text")
        return found

    def _check(self, asked: GraphQLRequest) -> None:
        if asked.version != VERSION:
            raise NotWellFormed("request.persisted_version")
        text, named = asked.query, asked.hash
        if text is None or not named or sha256(text.encode("utf-8", "surrogatepass")).hexdigest() == named:
            return
        known = self._documents.known(named)
        if known is None or known.text != text:
            raise PersistedQueryHashMismatch

    def _known(self, asked: GraphQLRequest) -> Document:
        if not asked.asks_by_hash:
            raise NotWellFormed("request.query")
        if not self._has_manifest:
            raise PersistedQueryNotSupported
        document = self._documents.known(asked.hash)
        if document is not None:
            return document
        if self._only:
            raise PersistedQueryNotInList("persisted.id")
        raise PersistedQueryNotFound
