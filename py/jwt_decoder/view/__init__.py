"""Reports and verifications in the shape of report.schema.json: places in UTF-16 units of the paste."""

from jwt_decoder.view.report import SCHEMA, report, verification

__all__ = ["SCHEMA", "report", "verification"]
