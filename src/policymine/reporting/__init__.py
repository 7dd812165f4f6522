"""The report: records and their comparison over the years in one HTML file."""

from policymine.reporting.chart import check_extra
from policymine.reporting.page import LANGUAGES, report_page

__all__ = ["LANGUAGES", "check_extra", "report_page"]
