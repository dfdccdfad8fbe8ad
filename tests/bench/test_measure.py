"""What is told of the rounds is their medians; a ratio is of one run's figures."""

import pytest

from bench.measure import Figure, Results, Sample, percentile, spread


def sample(cpu: float, rate: float = 100.0) -> Sample:
    return Sample(cpu=cpu, rate=rate, median=cpu / 100, slowest=cpu / 10, size=500, database=cpu * 3)


def test_a_round_that_was_disturbed_does_not_move_the_figure() -> None:
    figure = Figure.of([sample(100), sample(104), sample(900)])
    assert (figure.cpu, figure.median, figure.slowest, figure.size, figure.database) == (104, 1.04, 10.4, 500, 312)


def test_the_spread_says_how_far_the_rounds_lie_apart() -> None:
    assert spread([90, 100, 120]) == pytest.approx(30)
    assert Figure.of([sample(100)]).spread == 0


@pytest.mark.parametrize(("share", "expected"), [(0.5, 50), (0.99, 99), (1.0, 100), (0.0, 1)])
def test_a_percentile_is_a_value_that_was_seen(share: float, expected: int) -> None:
    assert percentile(range(100, 0, -1), share) == expected


def test_a_ratio_is_how_many_times_the_others_cpu() -> None:
    figures = {("W1", name, 1): Figure.of([sample(cpu)]) for name, cpu in (("gateway", 200), ("floor", 50))}
    results = Results(figures=figures)
    assert results.ratio("W1", "floor", "gateway") == 0.25
    assert results.ratio("W1", "floor", "gateway", connections=32) is None
    assert results.ratio("W2", "floor", "gateway") is None
