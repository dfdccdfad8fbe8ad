"""Samples of stacks are counted by function, whatever its lines."""

from bench.profile import counted

STACKS = [
    "run (app.py:1);ask (app.py:7);wait (io.py) 3",
    "run (app.py:2);ask (app.py:9) 2",
    "run (app.py:1);run (app.py:5) 1",
]


def test_a_function_is_counted_once_a_stack_and_on_top_where_it_is_on_top() -> None:
    own, within, total = counted(STACKS)
    assert total == 6
    assert own == {"wait (io.py)": 3, "ask (app.py)": 2, "run (app.py)": 1}
    assert within == {"run (app.py)": 6, "ask (app.py)": 5, "wait (io.py)": 3}
