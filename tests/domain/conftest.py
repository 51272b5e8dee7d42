"""Workbooks are read in this process."""

from tests.children_here import children_work_here  # noqa: F401
