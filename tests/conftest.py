"""What every test obeys: on CI a real part that is absent is a failure, not a skip."""

from __future__ import annotations

import os
from collections.abc import Generator

import pytest

INSTALL = "apt-get install"  # a skip for want of a real part names the install that would run it


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Turns such a skip into a failure where CI=true: .ci/run has installed the part, so its absence is news."""
    report = yield
    reason = str(report.longrepr)
    if report.skipped and INSTALL in reason and os.environ.get("CI") == "true":
        report.outcome = "failed"
        report.longrepr = f"{item.nodeid} was skipped on CI: {reason}"
    return report
