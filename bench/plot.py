"""How the measured CPU is drawn: a bar a server, in groups a workload, as an SVG that needs nothing but a browser."""

from collections.abc import Mapping, Sequence
from html import escape

WIDTH, LABELS, FIGURES = 860, 150, 150
BAR, GAP, GROUP = 16, 4, 26
COLOURS = ("#0b6e4f", "#8d99ae", "#d1495b", "#edae49", "#30638e", "#6a4c93")
LEAST = 2


def plot(title: str, groups: Mapping[str, Mapping[str, float]], names: Mapping[str, str]) -> str:
    """Draw for each group the figures of its servers, the group's largest at full width; `names` are what bars are called."""
    drawn, top = [_text(0, 18, title, bold=True)], 40
    colours = dict(zip(names, COLOURS, strict=False))
    for group, figures in groups.items():
        drawn.append(_text(0, top + BAR - 4, group, bold=True))
        top += BAR + GAP
        largest = max(figures.values())
        for server, figure in figures.items():
            width = max(LEAST, round(figure / largest * (WIDTH - LABELS - FIGURES)))
            drawn += [
                _text(LABELS - 8, top + BAR - 4, names[server], anchor="end"),
                f'<rect x="{LABELS}" y="{top}" width="{width}" height="{BAR}" fill="{colours[server]}"/>',
                _text(LABELS + width + 6, top + BAR - 4, f"{figure:,.0f} µs"),
            ]
            top += BAR + GAP
        top += GROUP - GAP
    return _page(top, drawn)


def _page(height: int, drawn: Sequence[str]) -> str:
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" '
        'font-family="system-ui, sans-serif" font-size="12">'
    )
    return "\n".join([head, f'<rect width="{WIDTH}" height="{height}" fill="#fff"/>', *drawn, "</svg>", ""])


def _text(x: int, y: int, said: str, *, anchor: str = "start", bold: bool = False) -> str:
    weight = ' font-weight="bold"' if bold else ""
    return f'<text x="{x}" y="{y}" text-anchor="{anchor}"{weight}>{escape(said)}</text>'
