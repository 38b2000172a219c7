"""Prose of Methodology: Markdown templates, into which figures are filled by name."""

from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from lib.ui.text import literal

FOLDER = Path(__file__).with_name("explanations")
#: Whatever is filled in stays text, whatever signs of Markdown it holds.
_TEMPLATES = Environment(
    loader=FileSystemLoader(FOLDER),
    autoescape=False,
    finalize=lambda figure: literal(str(figure)),
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)


def prose(name: str, **figures: object) -> str:
    """Fill figures into a text of the folder.

    Parameters
    ----------
    name
        Of the file, without its ending.
    figures
        What the text names.

    Returns
    -------
    str
        Markdown.

    Raises
    ------
    jinja2.UndefinedError
        Where a figure is missing.
    """
    return _TEMPLATES.get_template(f"{name}.md").render(figures)
