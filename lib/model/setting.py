"""One setting of the environment, which is read here and nowhere else."""

import os
from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

Value = TypeVar("Value")


class Unread(ValueError):  # noqa: N818 (said of a text)
    """The part of a stated text that its rule does not read."""


class SettingRefused(ValueError):  # noqa: N818 (said of a setting)
    """A setting that cannot be used: which, what was found, what to do."""

    def __init__(self, setting: "Setting[Value]", found: str) -> None:
        super().__init__(setting.said(found))
        self.found = found


@dataclass(frozen=True)
class Setting(Generic[Value]):
    """One variable of the environment.

    `read` raises `Unread`; `default` is written as it would be stated. Of a bad value
    are said its `fault`, what was `expected` and the `remedy`, blank where `read` takes
    every text.
    """

    name: str
    read: Callable[[str], Value]
    default: str = ""
    fault: str = ""
    expected: str = ""
    remedy: str = "Correct the setting"

    @property
    def where(self) -> str:
        """The place that a message begins with."""
        return f"environment, {self.name}"

    @property
    def is_stated(self) -> bool:
        """Whether anything is stated."""
        return bool(os.environ.get(self.name, "").strip())

    def stated(self) -> str:
        """Return what is stated, without blanks around it; else the default."""
        return os.environ.get(self.name, "").strip() or self.default

    def pass_on(self, text: str) -> None:
        """State it for the processes that this one starts, where it is not stated."""
        os.environ.setdefault(self.name, text)

    def value(self) -> Value:
        """Read what is stated now."""
        return self.value_of(self.stated())

    def value_of(self, stated: str) -> Value:
        """Read a text; SettingRefused where the rule does not read it."""
        try:
            return self.read(stated)
        except Unread as unread:
            raise SettingRefused(self, f'"{unread}" {self.fault}') from None

    def said(self, found: str) -> str:
        """Say what was found in the form of the house."""
        return f"{self.where}: {found}. Expected: {self.expected}. {self.remedy}."
