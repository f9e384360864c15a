"""The claims of GitLab: of CI/CD jobs, and of sign-in with GitLab."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from jwt_decoder.model.sentence import Sentence
from jwt_decoder.registry.issuers.algorithms import RSA
from jwt_decoder.registry.issuers.issuer import Issuer
from jwt_decoder.registry.issuers.recognition import Recognition, on
from jwt_decoder.registry.row import Row, by_name

if TYPE_CHECKING:
    from jwt_decoder.registry.evidence import Evidence

_DOCS: Final = "GitLab Docs, OpenID Connect (OIDC) Authentication Using ID Tokens"
_PAYLOAD: Final = f"{_DOCS}, Token payload"
_PROVIDER: Final = "GitLab Docs, GitLab as OpenID Connect identity provider"

_CI_CLAIMS: Final = (
    Row(
        "sub",
        "Subject",
        "The project with the kind and name of the ref: project_path:…:ref_type:…:ref:….",
        "string",
        _PAYLOAD,
    ),
    Row(
        "aud",
        "Audience",
        "The service that the job's configuration names, by default the GitLab instance.",
        "StringOrURIs",
        _PAYLOAD,
    ),
    Row("namespace_id", "Namespace ID", "The ID of the group or user that the project belongs to.", "string", _PAYLOAD),
    Row(
        "namespace_path", "Namespace", "The path of the group or user that the project belongs to.", "string", _PAYLOAD
    ),
    Row("project_id", "Project ID", "The ID of the project.", "string", _PAYLOAD),
    Row("project_path", "Project", "The path of the project.", "string", _PAYLOAD),
    Row("project_visibility", "Visibility", "Whether the project is public, private or internal.", "string", _PAYLOAD),
    Row("user_id", "User ID", "The ID of the user who runs the job.", "string", _PAYLOAD),
    Row("user_login", "User name", "The name of the user who runs the job.", "string", _PAYLOAD),
    Row("user_email", "Email address", "The address of the user who runs the job.", "email", _PAYLOAD),
    Row("user_access_level", "Access level", "The role that the user has in the project.", "string", _PAYLOAD),
    Row(
        "user_identities",
        "External identities",
        "The accounts that the user has at other providers.",
        "objects",
        _PAYLOAD,
    ),
    Row("groups_direct", "Groups", "The groups that the user is a direct member of.", "strings", _PAYLOAD),
    Row("pipeline_id", "Pipeline", "The ID of the pipeline.", "string", _PAYLOAD),
    Row("pipeline_source", "Cause of the pipeline", "What started the pipeline, such as push.", "string", _PAYLOAD),
    Row("job_id", "Job", "The ID of the job.", "string", _PAYLOAD),
    Row("ref", "Git ref", "The branch or tag of the job.", "string", _PAYLOAD),
    Row("ref_type", "Kind of ref", "Whether ref is a branch or a tag.", "string", _PAYLOAD),
    Row("ref_path", "Full ref", "The ref in full, such as refs/heads/main.", "string", _PAYLOAD),
    Row("ref_protected", "Protected ref", "Whether the ref is protected.", "flag", _PAYLOAD),
    Row("environment", "Environment", "The environment that the job deploys to.", "string", _PAYLOAD),
    Row("environment_protected", "Protected environment", "Whether that environment is protected.", "flag", _PAYLOAD),
    Row(
        "deployment_tier",
        "Deployment tier",
        "The tier of that environment, such as testing or production.",
        "string",
        _PAYLOAD,
    ),
    Row("runner_id", "Runner ID", "The ID of the runner.", "number or string", _PAYLOAD),
    Row(
        "runner_environment",
        "Runner",
        "Whether the runner is GitLab's (gitlab-hosted) or the user's (self-hosted).",
        "string",
        _PAYLOAD,
    ),
    Row("sha", "Commit", "The commit of the job.", "string", _PAYLOAD),
    Row(
        "ci_config_ref_uri",
        "Pipeline definition",
        "The file that defines the pipeline, with its project and ref.",
        "string",
        _PAYLOAD,
    ),
    Row(
        "ci_config_sha",
        "Commit of the definition",
        "The commit of the file that defines the pipeline.",
        "string",
        _PAYLOAD,
    ),
)

_SIGN_IN_CLAIMS: Final = (
    Row("sub", "Subject", "The ID of the user.", "string", _PROVIDER),
    Row(
        "sub_legacy",
        "Subject, by its old form",
        "A token that stood for the user in older versions.",
        "string",
        _PROVIDER,
    ),
    Row(
        "groups",
        "Groups",
        "The groups that the user is a member of, directly or by another group.",
        "strings",
        _PROVIDER,
    ),
    Row("groups_direct", "Direct groups", "The groups that the user is a direct member of.", "strings", _PROVIDER),
    Row(
        "https://gitlab.org/claims/groups/owner",
        "Owned groups",
        "The groups in which the user is an owner.",
        "strings",
        _PROVIDER,
    ),
    Row(
        "https://gitlab.org/claims/groups/maintainer",
        "Maintained groups",
        "The groups in which the user is a maintainer.",
        "strings",
        _PROVIDER,
    ),
    Row(
        "https://gitlab.org/claims/groups/developer",
        "Developed groups",
        "The groups in which the user is a developer.",
        "strings",
        _PROVIDER,
    ),
)

_OF_GITLAB: Final = frozenset({"namespace_path", "project_path", "pipeline_id", "job_id"})


def _gitlab_ci(evidence: Evidence) -> Sentence | None:
    return Sentence("it has project_path, pipeline_id and job_id") if evidence.has(_OF_GITLAB) else None


GITLAB_CI: Final = Issuer(
    "gitlab-ci", "GitLab CI/CD", _DOCS, by_name(_CI_CLAIMS), recognised=(Recognition(160, _gitlab_ci),), algorithms=RSA
)
GITLAB: Final = Issuer(
    "gitlab",
    "GitLab",
    _PROVIDER,
    by_name(_SIGN_IN_CLAIMS),
    recognised=(Recognition(170, on("gitlab.com")),),
    algorithms=RSA,
)
