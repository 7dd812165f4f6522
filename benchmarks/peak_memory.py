"""The peak memory of this process alone.

``resource.getrusage`` tells on Linux at least what the process that started this one had at that moment: a small
process begun by a large benchmark would look large.
"""

from __future__ import annotations

import re
import resource
import sys
from pathlib import Path


def peak() -> int:
    """Give the most memory in MB that this process has held so far."""
    status = Path("/proc/self/status")
    if status.exists() and (found := re.search(r"VmHWM:\s*(\d+) kB", status.read_text())):
        return int(found[1]) // 1024
    unit = 1024 * 1024 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // unit
