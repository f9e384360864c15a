"""The claims of GitHub Actions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from jwt_decoder.model.sentence import Sentence
from jwt_decoder.registry.issuers.algorithms import RS256
from jwt_decoder.registry.issuers.issuer import Issuer
from jwt_decoder.registry.issuers.recognition import Recognition, host_of, is_on
from jwt_decoder.registry.row import Row, by_name

if TYPE_CHECKING:
    from jwt_decoder.registry.evidence import Evidence

_DOCS: Final = "GitHub Docs, OpenID Connect reference"
_STANDARD: Final = f"{_DOCS}, Standard audience, issuer, and subject claims"
_CUSTOM: Final = f"{_DOCS}, Custom claims provided by GitHub"

_CLAIMS: Final = (
    Row(
        "aud",
        "Audience",
        "By default the address of the repository's owner, unless the workflow asked for another one.",
        "StringOrURIs",
        _STANDARD,
    ),
    Row(
        "sub",
        "Subject",
        "The repository with the environment, branch, tag or pull request of the job: the claim that a "
        "cloud's trust policy checks.",
        "string",
        _STANDARD,
    ),
    Row("actor", "Actor", "The account that started the run.", "string", _CUSTOM),
    Row("actor_id", "Actor ID", "The ID of the account that started the run.", "string", _CUSTOM),
    Row("base_ref", "Target branch", "The branch that the pull request goes to.", "string", _CUSTOM),
    Row("check_run_id", "Check run", "The check run of the job.", "string", _CUSTOM),
    Row("enterprise", "Enterprise", "The enterprise that the repository belongs to.", "string", _CUSTOM),
    Row(
        "enterprise_id", "Enterprise ID", "The ID of the enterprise that the repository belongs to.", "string", _CUSTOM
    ),
    Row("environment", "Environment", "The deployment environment that the job uses.", "string", _CUSTOM),
    Row("event_name", "Event", "The event that triggered the run, such as push.", "string", _CUSTOM),
    Row("head_ref", "Source branch", "The branch that the pull request comes from.", "string", _CUSTOM),
    Row(
        "job_workflow_ref",
        "Reusable workflow",
        "The workflow file that the job runs, with its repository and ref.",
        "string",
        _CUSTOM,
    ),
    Row(
        "job_workflow_sha",
        "Reusable workflow commit",
        "The commit of the workflow file that the job runs.",
        "string",
        _CUSTOM,
    ),
    Row("ref", "Git ref", "The branch or tag that triggered the run.", "string", _CUSTOM),
    Row("ref_type", "Kind of ref", "Whether ref is a branch or a tag.", "string", _CUSTOM),
    Row("ref_protected", "Protected ref", "Whether branch protection or rules apply to ref.", "flag", _CUSTOM),
    Row("sha", "Commit", "The commit that triggered the run.", "string", _CUSTOM),
    Row(
        "repository_visibility",
        "Visibility",
        "Whether the repository is public, private or internal.",
        "string",
        _CUSTOM,
    ),
    Row("repository", "Repository", "The repository that the workflow runs in, with its owner.", "string", _CUSTOM),
    Row(
        "repository_id",
        "Repository ID",
        "The ID of the repository, which stays the same if it is renamed.",
        "string",
        _CUSTOM,
    ),
    Row("repository_owner", "Owner", "The organization or user that the repository belongs to.", "string", _CUSTOM),
    Row(
        "repository_owner_id",
        "Owner ID",
        "The ID of the owner, which stays the same if it is renamed.",
        "string",
        _CUSTOM,
    ),
    Row("run_id", "Run ID", "The ID of the workflow run.", "string", _CUSTOM),
    Row("run_number", "Run number", "How many times this workflow has run.", "string", _CUSTOM),
    Row("run_attempt", "Attempt", "How many times this run has been tried.", "string", _CUSTOM),
    Row(
        "runner_environment",
        "Runner",
        "Whether the job runs on a machine of GitHub's (github-hosted) or of the user's (self-hosted).",
        "string",
        _CUSTOM,
    ),
    Row("workflow", "Workflow", "The name of the workflow.", "string", _CUSTOM),
    Row("workflow_ref", "Workflow file", "The workflow file with its repository and ref.", "string", _CUSTOM),
    Row("workflow_sha", "Workflow commit", "The commit of the workflow file.", "string", _CUSTOM),
)

_OF_GITHUB: Final = frozenset({"repository", "run_id", "workflow"})


def _github(evidence: Evidence) -> Sentence | None:
    if evidence.host == "token.actions.githubusercontent.com":
        return is_on("iss", evidence.host)
    labels = evidence.host.split(".")
    if (labels[:2], labels[3:]) == (["token", "actions"], ["ghe", "com"]):
        return is_on("iss", host_of(evidence))
    is_server = evidence.path == "/_services/token" and evidence.has(_OF_GITHUB)
    return Sentence("iss ends with /_services/token, and it has repository, run_id and workflow") if is_server else None


GITHUB: Final = Issuer(
    "github-actions",
    "GitHub Actions",
    _DOCS,
    by_name(_CLAIMS),
    prefixes=(
        Row(
            "repo_property_",
            "Custom property",
            "A property that the organization or enterprise has defined for its repositories.",
            "any",
            _CUSTOM,
        ),
    ),
    recognised=(Recognition(150, _github),),
    algorithms=RS256,
)
