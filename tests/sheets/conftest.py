"""Workbooks are read in this process, but where the process is the point."""

from tests.children_here import children_work_here  # noqa: F401
