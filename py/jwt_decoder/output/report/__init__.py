"""Reports and verifications in the shape of report.schema.json: places in UTF-16 units of the paste."""

from jwt_decoder.output.report.chain import chain
from jwt_decoder.output.report.checklist import checklist
from jwt_decoder.output.report.draft import draft
from jwt_decoder.output.report.help import entry
from jwt_decoder.output.report.making import made
from jwt_decoder.output.report.relations import relations
from jwt_decoder.output.report.report import SCHEMA, report, verification
from jwt_decoder.output.report.rows import table

__all__ = ["SCHEMA", "chain", "checklist", "draft", "entry", "made", "relations", "report", "table", "verification"]
