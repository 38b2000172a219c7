"""A figure as Plotly's JSON, put together without `plotly.graph_objects`.

Those check every name and value as a figure is made, for 10 to 80 ms each time. What the
charts draw is checked once for all, by a test.
"""

from dataclasses import dataclass, field
from math import isfinite
from typing import Any, Self

import numpy as np
import pandas as pd

#: Most values, and of the same kind in Python as in JSON.
_AS_THEY_ARE = (str, int, bool, type(None))


@dataclass
class Figure:
    """What Plotly draws: traces, and a layout; names and values are those of its docs."""

    traces: list[dict[str, Any]] = field(default_factory=list)
    layout: dict[str, Any] = field(default_factory=dict)

    def bar(self, **trace: Any) -> None:
        """Add a trace of bars."""
        self.traces.append({"type": "bar", **trace})

    def scatter(self, **trace: Any) -> None:
        """Add a trace of points, lines or words."""
        self.traces.append({"type": "scatter", **trace})

    def note(self, **annotation: Any) -> None:
        """Write words that belong to no trace."""
        self.layout.setdefault("annotations", []).append(annotation)

    def shape(self, **shape: Any) -> None:
        """Draw a shape that belongs to no trace."""
        self.layout.setdefault("shapes", []).append(shape)

    def lay(self, **settings: Any) -> Self:
        """Lay settings over those of the layout, deeply."""
        self.layout = over(self.layout, settings)
        return self

    def plain(self) -> dict[str, Any]:
        """Write it as `data` and `layout`: dictionaries, lists, texts, numbers.

        A moment is written in ISO 8601, a number that is none as None; what is set to
        None is left out.
        """
        written: dict[str, Any] = _plain({"data": self.traces, "layout": self.layout})
        return written


def over(below: dict[str, Any], above: dict[str, Any]) -> dict[str, Any]:
    """Lay one set of settings over another, deeply; both stay as they are."""
    both = {
        name: over(below[name], value)
        for name, value in above.items()
        if isinstance(value, dict) and isinstance(below.get(name), dict)
    }
    return below | above | both


def _plain(value: Any) -> Any:
    kind = type(value)
    if kind in _AS_THEY_ARE:
        return value
    if kind is dict:
        return {name: _plain(one) for name, one in value.items() if one is not None}
    if kind in (list, tuple):
        return [_plain(one) for one in value]
    return _scalar(value)


def _scalar(value: Any) -> Any:
    if isinstance(value, pd.Timestamp):
        return value.isoformat()
    if isinstance(value, np.generic):
        value = value.item()
    return None if isinstance(value, float) and not isfinite(value) else value
