"""The frames by their names."""

from importlib import import_module
from pathlib import Path

import lib.frames
from lib.frames.catalogue import FRAMES


def test_every_frame_of_every_module_is_in_it_once():
    folder = Path(lib.frames.__file__).parent
    modules = [import_module(f"lib.frames.{path.stem}") for path in folder.glob("*.py")]
    told = [getattr(module, "FRAMES", ()) for module in modules]
    every = [frame for frames in told if isinstance(frames, tuple) for frame in frames]
    assert len(every) == len(FRAMES)
    assert {frame.name: frame for frame in every} == FRAMES
