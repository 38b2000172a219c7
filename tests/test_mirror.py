"""A module's test stands where its name says: lib/a/b.py is tested by tests/a/test_b.py."""

from pathlib import Path

ROOT = Path(__file__).parents[1]


def holds_tests(path):
    return path.exists() and "\ndef test_" in path.read_text(encoding="utf-8")


def test_every_module_has_a_test_of_its_name():
    missing = []
    for module in sorted((ROOT / "lib").rglob("*.py")):
        place = module.relative_to(ROOT / "lib")
        test = ROOT / "tests" / place.with_name(f"test_{module.name}")
        if module.name != "__init__.py" and not holds_tests(test):
            missing.append(f"lib/{place}: {test.relative_to(ROOT)}")
    assert not missing, "\n".join(["No test of their name:", *missing])
