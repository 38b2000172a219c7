"""What a browser reports of widgets that nobody has touched."""

from collections.abc import Callable, Sequence
from typing import Any

from streamlit.proto.Element_pb2 import Element  # noqa: TID251 (Streamlit's protocol)
from streamlit.proto.NumberInput_pb2 import NumberInput  # noqa: TID251
from streamlit.proto.WidgetStates_pb2 import WidgetState  # noqa: TID251


def untouched(element: Element) -> tuple[WidgetState, bool] | None:
    """Give the state of a widget, and whether the server insists on it.

    None for anything else, and for buttons, charts and tables: a browser reports those
    only once they are used.
    """
    kind = element.WhichOneof("type")
    if kind is None or kind not in _REPORTED:
        return None
    widget = getattr(element, kind)
    state = WidgetState(id=widget.id)
    _REPORTED[kind](widget, state)
    return state, widget.set_value


def _selectbox(widget: Any, state: WidgetState) -> None:
    if widget.set_value and widget.HasField("raw_value"):
        state.string_value = widget.raw_value
    elif not widget.set_value and widget.HasField("default"):
        state.string_value = widget.options[widget.default]


def _multiselect(widget: Any, state: WidgetState) -> None:
    chosen = [widget.options[position] for position in widget.default]
    _several(state, widget.raw_values if widget.set_value else chosen)


def _button_group(widget: Any, state: WidgetState) -> None:
    chosen = [widget.options[position].content for position in widget.default]
    _several(state, widget.raw_values if widget.set_value else chosen)


def _date_input(widget: Any, state: WidgetState) -> None:
    _several(state, widget.value if widget.set_value else widget.default)


def _several(state: WidgetState, values: Sequence[str]) -> None:
    # None at all is a value, too.
    state.string_array_value.SetInParent()
    state.string_array_value.data[:] = values


def _text_input(widget: Any, state: WidgetState) -> None:
    name = "value" if widget.set_value else "default"
    if widget.HasField(name):
        state.string_value = getattr(widget, name)


def _number_input(widget: Any, state: WidgetState) -> None:
    name = "value" if widget.set_value else "default"
    if not widget.HasField(name):
        return
    if widget.data_type == NumberInput.INT:
        state.int_value = int(getattr(widget, name))
    else:
        state.double_value = getattr(widget, name)


def _checkbox(widget: Any, state: WidgetState) -> None:
    state.bool_value = widget.value if widget.set_value else widget.default


_REPORTED: dict[str, Callable[[Any, WidgetState], None]] = {
    "selectbox": _selectbox,
    "multiselect": _multiselect,
    "button_group": _button_group,
    "date_input": _date_input,
    "text_input": _text_input,
    "number_input": _number_input,
    "checkbox": _checkbox,
}
