"""What a statement over products is given each time it runs, and the query that it is built with."""

from collections.abc import Hashable
from dataclasses import replace
from typing import Any

from erp_adapter.dialects.given import Given
from erp_adapter.dialects.searching import anywhere, at_the_start
from erp_adapter.domain.catalogue import ProductQuery
from erp_adapter.prepared import GivenValues
from erp_adapter.scope import given_customer

SEARCHED, BEGINNING = Given("searched"), Given("beginning")
"""All words together: as they are, and as the beginning of a text."""

_WORD, _ATTRIBUTE, _ATTRIBUTE_VALUES = "word_{}", "attribute_{}", "attribute_values_{}"


def shape_of(query: ProductQuery) -> Hashable:
    """What tells the query's statement from those of other queries: all but its values."""
    wanted, of_words = query.filter, len(query.filter.words)
    if query.found is not None:
        return query.order, of_words
    flags = (wanted.on_offer, wanted.bought_before, query.priced_by_offers)
    missing = (query.customer is None, query.within is None, wanted.family is None, wanted.brands is None)
    return query.order, of_words, len(wanted.attributes), flags, missing


def values_of(query: ProductQuery) -> GivenValues:
    """By the names of the places in `placed`."""
    wanted, found = query.filter, query.found
    values: dict[str, Any] = {
        "customer": query.customer,
        "today": query.today,
        "within": query.within,
        "family": wanted.family,
        "brands": wanted.brands,
        "found": found,
        **given_customer(query.customer),
    }
    if wanted.words:
        searched = " ".join(wanted.words)
        values |= {SEARCHED.name: searched, BEGINNING.name: at_the_start(searched)}
        values |= {_WORD.format(i): anywhere(word) for i, word in enumerate(wanted.words)}
    for i, (name, some) in enumerate(wanted.attributes):
        values |= {_ATTRIBUTE.format(i): name, _ATTRIBUTE_VALUES.format(i): some}
    return values


def placed(query: ProductQuery) -> ProductQuery:
    """The query with `Given`s in the places of its values."""
    wanted = query.filter

    def place(name: str, value: Any) -> Any:
        return None if value is None else Given(name, is_few=name == "brands")

    words: Any = tuple(Given(_WORD.format(i)) for i in range(len(wanted.words)))
    attributes: Any = tuple(
        (Given(_ATTRIBUTE.format(i)), Given(_ATTRIBUTE_VALUES.format(i), is_few=True))
        for i in range(len(wanted.attributes))
    )
    return replace(
        query,
        customer=place("customer", query.customer),
        today=place("today", query.today),
        within=place("within", query.within),
        found=place("found", query.found),
        filter=replace(
            wanted,
            words=words,
            family=place("family", wanted.family),
            brands=place("brands", wanted.brands),
            attributes=attributes,
        ),
    )
