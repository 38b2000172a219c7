"""What deploy/ names is there, and its files agree with each other."""

import re

import pytest

from lib.web.api import make_api
from tests.docs.markdown import ROOT, text_of

DEPLOY = ROOT / "deploy"
FILES = [path for path in sorted(DEPLOY.iterdir()) if path.is_file()]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_an_address_of_the_interface_that_is_named_is_answered(path):
    there = {f"/api{one}" for one in make_api().openapi()["paths"]}
    assert set(re.findall(r"/api/v1/\w+", text_of(path))) <= there


def test_the_proxy_knows_every_replica_and_no_other():
    started = re.findall(r"^  (dashboard-\d+):", text_of(DEPLOY / "compose.yaml"), re.M)
    for upstream in ("readers", "any"):
        block = rf"upstream pledgeboard_{upstream} \{{(.*?)\}}"
        [said] = re.findall(block, text_of(DEPLOY / "nginx.conf"), re.DOTALL)
        assert re.findall(r"server ([\w-]+):8501", said) == started


def test_the_image_holds_all_that_the_command_needs():
    said = text_of(DEPLOY / "Containerfile")
    copied = " ".join(re.findall(r"^COPY (.*) \S+$", said, re.M)).split()
    needed = {*("dashboard.py", "pyproject.toml", "requirements.txt")}
    folders = {*(".streamlit/", "lib/", "pages/", "seeds/")}
    assert needed | folders <= {*copied}
    assert all((ROOT / one).exists() for one in copied)
    assert "USER 10001" in said


def test_every_way_to_run_it_gives_the_answers_under_way_their_time():
    grace = int(
        re.findall(r"^GRACE = (\d+)", text_of(ROOT / "lib" / "ui" / "serve.py"), re.M)[
            0
        ]
    )
    stated = {
        "compose.yaml": r"stop_grace_period: (\d+)s",
        "kubernetes.yaml": r"terminationGracePeriodSeconds: (\d+)",
        "pledgeboard.service": r"TimeoutStopSec=(\d+)",
    }
    for name, pattern in stated.items():
        [seconds] = re.findall(pattern, text_of(DEPLOY / name))
        assert int(seconds) > grace
