"""Several operations in one body: an array of requests, held together to the limits of one."""

import msgspec

from schema.http.refusals import HttpRefusal, MalformedRequest, NotWellFormed
from schema.http.requests import GraphQLRequest, decode_body, unreadable
from schema.limits.refusals import DocumentTooLarge, TooCostly
from schema.limits.settings import LimitSettings


def is_batch(body: bytes) -> bool:
    """Whether a body is an array, whatever is in it."""
    return body.lstrip()[:1] == b"["


class BatchReader:
    """Takes the requests from a body of at most `most`."""

    def __init__(self, most: int) -> None:
        self._most = most
        # A list would be read to its end before it is counted: a megabyte of commas would take 36 MB.
        places = [(f"_{n}", msgspec.Raw, msgspec.Raw()) for n in range(most)]
        array = msgspec.defstruct("Array", places, array_like=True, forbid_unknown_fields=True)
        self._decoder = msgspec.json.Decoder(array)

    def read(self, body: bytes) -> list[GraphQLRequest | HttpRefusal]:
        """The requests, or what is wrong with each; raise an HttpRefusal where it is no array of as many as may be."""
        try:
            places = msgspec.structs.astuple(self._decoder.decode(body))
        except msgspec.ValidationError:
            raise NotWellFormed("request.batch_length", limit=self._most) from None
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
            raise unreadable(error, body) from None
        found = [_read(bytes(each)) for each in places if each]
        if not found:
            raise NotWellFormed("request.batch_empty")
        return found


def _read(text: bytes) -> GraphQLRequest | HttpRefusal:
    try:
        return decode_body(text)
    except MalformedRequest as refusal:
        return refusal


class Together:
    """What the operations of one body ask for in sum. `tokens` are those of documents that had to be read for it."""

    def __init__(self, limits: LimitSettings) -> None:
        self._limits = limits
        self.cost = self.tokens = 0

    def add(self, cost: int, tokens: int) -> None:
        """Count another operation; raise what one that asked for all of it would be refused with."""
        limits = self._limits
        self.cost += cost
        self.tokens += tokens
        if self.cost > limits.max_cost:
            raise TooCostly("limit.cost", cost=min(self.cost, 10**12), limit=limits.max_cost)
        if self.tokens > limits.max_tokens:
            raise DocumentTooLarge("limit.tokens", limit=limits.max_tokens)
