"""The claims of services that build, deploy and run programs, and vouch for them to clouds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from jwt_decoder.model.sentence import Sentence
from jwt_decoder.registry.issuers.algorithms import RS256
from jwt_decoder.registry.issuers.issuer import Issuer
from jwt_decoder.registry.issuers.recognition import Recognition, is_on, on
from jwt_decoder.registry.row import Row, by_name

if TYPE_CHECKING:
    from jwt_decoder.registry.evidence import Evidence

_CIRCLECI: Final = "CircleCI Docs, OpenID Connect tokens in jobs"
_BUILDKITE: Final = "Buildkite Documentation, OIDC tokens with the Buildkite Agent"
_TERRAFORM: Final = "HCP Terraform documentation, Workload identity tokens"
_BITBUCKET: Final = "Bitbucket Cloud, Integrate Pipelines with resource servers using OIDC"
_FLY: Final = "Fly.io Docs, OpenID Connect"
_VERCEL: Final = "Vercel Docs, OIDC Federation Reference"
_SPACELIFT: Final = "Spacelift documentation, OpenID Connect"
_PULUMI: Final = "Pulumi Docs, OpenID Connect"
_DEVOPS: Final = "Azure Pipelines, Workload identity federation"

_CIRCLECI_CLAIMS: Final = (
    Row("iss", "Issuer", "CircleCI, with the ID of the organization at the end.", "string", _CIRCLECI),
    Row("sub", "Subject", "The organization, project and user that the job runs for.", "string", _CIRCLECI),
    Row("aud", "Audience", "The ID of the organization, unless the job asked for another.", "StringOrURIs", _CIRCLECI),
    Row("oidc.circleci.com/project-id", "Project ID", "The project that the job belongs to.", "uuid", _CIRCLECI),
    Row("oidc.circleci.com/org-id", "Organization ID", "The organization of the project.", "uuid", _CIRCLECI),
    Row("oidc.circleci.com/context-ids", "Contexts", "The IDs of the contexts the job uses.", "strings", _CIRCLECI),
    Row("oidc.circleci.com/vcs-origin", "Repository", "The repository that is built.", "string", _CIRCLECI),
    Row("oidc.circleci.com/vcs-ref", "Ref", "The branch or tag that is built.", "string", _CIRCLECI),
    Row("oidc.circleci.com/pipeline-id", "Pipeline ID", "The pipeline that the job runs in.", "uuid", _CIRCLECI),
    Row("oidc.circleci.com/workflow-id", "Workflow ID", "The workflow that the job runs in.", "uuid", _CIRCLECI),
    Row("oidc.circleci.com/job-id", "Job ID", "The job itself, within its build.", "uuid", _CIRCLECI),
    Row(
        "oidc.circleci.com/ssh-rerun",
        "Rerun with SSH",
        "Whether someone reran the job with SSH, and so may have been inside it.",
        "boolean",
        _CIRCLECI,
    ),
)
_BUILDKITE_CLAIMS: Final = (
    Row("sub", "Subject", "The organization, pipeline, ref, commit and step.", "string", _BUILDKITE),
    Row("aud", "Audience", "What the job asked for; without that, the organization's URL.", "StringOrURIs", _BUILDKITE),
    Row("organization_slug", "Organization", "The organization, by the slug in its URLs.", "string", _BUILDKITE),
    Row(
        "organization_id",
        "Organization ID",
        "The ID of the organization, which stays the same if it is renamed.",
        "uuid",
        _BUILDKITE,
    ),
    Row("pipeline_slug", "Pipeline", "The pipeline, by the slug in its URLs.", "string", _BUILDKITE),
    Row(
        "pipeline_id",
        "Pipeline ID",
        "The ID of the pipeline, which stays the same if it is renamed.",
        "uuid",
        _BUILDKITE,
    ),
    Row("build_number", "Build", "The number of the build.", "number", _BUILDKITE),
    Row("build_branch", "Branch", "The branch that is built.", "string", _BUILDKITE),
    Row("build_tag", "Tag", "The tag that is built, if one is.", "string", _BUILDKITE),
    Row("build_commit", "Commit", "The commit that is built.", "string", _BUILDKITE),
    Row("build_source", "Trigger", "What started the build, such as webhook, schedule or ui.", "string", _BUILDKITE),
    Row("step_key", "Step", "The key of the step.", "string", _BUILDKITE),
    Row("job_id", "Job ID", "The job itself, within its build.", "uuid", _BUILDKITE),
    Row("agent_id", "Agent ID", "The agent that runs the job.", "uuid", _BUILDKITE),
    Row(
        "runner_environment",
        "Runner",
        "Whether a machine of Buildkite's or of the user's runs it.",
        "string",
        _BUILDKITE,
    ),
)
_TERRAFORM_CLAIMS: Final = (
    Row("sub", "Subject", "The organization, project, workspace and phase of the run.", "string", _TERRAFORM),
    Row("aud", "Audience", "The cloud that the token is for.", "StringOrURIs", _TERRAFORM),
    Row("terraform_run_phase", "Phase", "What the run does: plan or apply.", "string", _TERRAFORM),
    Row("terraform_run_id", "Run ID", "The run that asked for the token.", "string", _TERRAFORM),
    Row(
        "terraform_workspace_id",
        "Workspace ID",
        "The ID of the workspace, which stays the same if it is renamed.",
        "string",
        _TERRAFORM,
    ),
    Row("terraform_workspace_name", "Workspace", "The name of the workspace.", "string", _TERRAFORM),
    Row("terraform_full_workspace", "Full workspace", "Organization, project and workspace.", "string", _TERRAFORM),
    Row(
        "terraform_project_id",
        "Project ID",
        "The ID of the project, which stays the same if it is renamed.",
        "string",
        _TERRAFORM,
    ),
    Row("terraform_project_name", "Project", "The name of the project.", "string", _TERRAFORM),
    Row("terraform_organization_id", "Organization ID", "The organization.", "string", _TERRAFORM),
    Row("terraform_organization_name", "Organization", "The name of the organization.", "string", _TERRAFORM),
)
_BITBUCKET_CLAIMS: Final = (
    Row("iss", "Issuer", "Bitbucket Pipelines, with the name of the workspace.", "string", _BITBUCKET),
    Row("sub", "Subject", "The UUIDs of repository, environment, if any, and step.", "string", _BITBUCKET),
    Row("aud", "Audience", "The workspace's ARI, unless the step asked for others.", "StringOrURIs", _BITBUCKET),
    Row("workspaceUuid", "Workspace", "The UUID of the workspace.", "string", _BITBUCKET),
    Row("repositoryUuid", "Repository", "The UUID of the repository.", "string", _BITBUCKET),
    Row("branchName", "Branch", "The branch that the pipeline runs for.", "string", _BITBUCKET),
    Row("pipelineUuid", "Pipeline", "The UUID of the pipeline.", "string", _BITBUCKET),
    Row("pipelineRunUuid", "Pipeline run", "The UUID of the run.", "string", _BITBUCKET),
    Row("stepUuid", "Step", "The UUID of the step.", "string", _BITBUCKET),
    Row("deploymentEnvironmentUuid", "Environment", "The UUID of the deployment environment.", "string", _BITBUCKET),
    Row("accountUuid", "Account", "The UUID of the account.", "string", _BITBUCKET),
)
_FLY_CLAIMS: Final = (
    Row("iss", "Issuer", "Fly.io, with the organization at the end.", "string", _FLY),
    Row("sub", "Subject", "The organization, app and Machine.", "string", _FLY),
    Row("app_id", "App ID", "The app that the Machine is part of.", "number or string", _FLY),
    Row("app_name", "App", "The name of the app.", "string", _FLY),
    Row("image", "Image", "The image the Machine runs.", "string", _FLY),
    Row("image_digest", "Image digest", "The digest of the image, which tells exactly what runs.", "string", _FLY),
    Row("machine_id", "Machine ID", "The Machine.", "string", _FLY),
    Row("machine_name", "Machine", "The name of the Machine.", "string", _FLY),
    Row("machine_version", "Machine version", "The version of the Machine's configuration.", "string", _FLY),
    Row("org_id", "Organization ID", "The organization.", "number or string", _FLY),
    Row("org_name", "Organization", "The name of the organization.", "string", _FLY),
    Row("region", "Region", "The region the Machine runs in.", "string", _FLY),
)
_VERCEL_CLAIMS: Final = (
    Row("iss", "Issuer", "Vercel, with the team at the end unless the issuer is global.", "string", _VERCEL),
    Row("sub", "Subject", "The team, project and environment.", "string", _VERCEL),
    Row("aud", "Audience", "The team's URL, unless the deployment asked for another.", "StringOrURIs", _VERCEL),
    Row("scope", "Scope", "The team, project and environment.", "string", _VERCEL),
    Row("owner", "Team", "The team, by the slug in its URLs.", "string", _VERCEL),
    Row("owner_id", "Team ID", "The ID of the team, which stays the same if it is renamed.", "string", _VERCEL),
    Row("project", "Project", "The name of the project.", "string", _VERCEL),
    Row("project_id", "Project ID", "The ID of the project, which stays the same if it is renamed.", "string", _VERCEL),
    Row("environment", "Environment", "production, preview, development or one of the team's own.", "string", _VERCEL),
    Row("plan", "Plan", "The team's plan.", "string", _VERCEL),
    Row("user_id", "User ID", "The developer, in a development token.", "string", _VERCEL),
    Row("external_sub", "External subject", "The subject that the caller was known by before.", "string", _VERCEL),
)
_SPACELIFT_CLAIMS: Final = (
    Row("sub", "Subject", "The space, caller, type of run and scope.", "string", _SPACELIFT),
    Row("spaceId", "Space", "The space that owns the caller.", "string", _SPACELIFT),
    Row("callerType", "Caller's type", "Whether a stack or a module makes the run.", "string", _SPACELIFT),
    Row("callerId", "Caller", "The stack or module.", "string", _SPACELIFT),
    Row("runType", "Run's type", "PROPOSED, TRACKED, TASK, TESTING or DESTROY.", "string", _SPACELIFT),
    Row("runId", "Run ID", "The run that asked for the token.", "string", _SPACELIFT),
    Row("scope", "Scope", "What the token allows: read or write.", "string", _SPACELIFT),
)
_PULUMI_CLAIMS: Final = (
    Row("sub", "Subject", "The organization, project, stack and operation.", "string", _PULUMI),
    Row("org", "Organization", "The organization.", "string", _PULUMI),
    Row("project", "Project", "The project.", "string", _PULUMI),
    Row("stack", "Stack", "The stack.", "string", _PULUMI),
    Row("operation", "Operation", "What is done: preview, update, refresh or destroy.", "string", _PULUMI),
    Row("scope", "Scope", "What the token allows.", "string", _PULUMI),
    Row("current_env", "Environment", "The Pulumi ESC environment that was opened.", "string", _PULUMI),
)
_DEVOPS_CLAIMS: Final = (
    Row("iss", "Issuer", "Azure DevOps, with the ID of the organization.", "string", _DEVOPS),
    Row("sub", "Subject", "The organization, project and service connection.", "string", _DEVOPS),
    Row("aud", "Audience", "api://AzureADTokenExchange, for Microsoft Entra ID.", "StringOrURIs", _DEVOPS),
    Row("org_id", "Organization ID", "The organization.", "uuid", _DEVOPS),
    Row("prj_id", "Project ID", "The project.", "uuid", _DEVOPS),
    Row("def_id", "Pipeline ID", "The definition of the pipeline.", "number or string", _DEVOPS),
    Row("rpo_id", "Repository ID", "The repository.", "string", _DEVOPS),
    Row("rpo_uri", "Repository", "The address of the repository.", "string", _DEVOPS),
    Row("rpo_ver", "Commit", "The commit that is built.", "string", _DEVOPS),
    Row("rpo_ref", "Ref", "The branch or tag that is built.", "string", _DEVOPS),
    Row("run_id", "Run ID", "The run that asked for the token.", "number or string", _DEVOPS),
)

_OF_TERRAFORM: Final = frozenset({"terraform_run_id", "terraform_workspace_id"})
_BITBUCKET_END: Final = "/pipelines-config/identity/oidc"


def _terraform(evidence: Evidence) -> Sentence | None:
    if evidence.host == "app.terraform.io":
        return is_on("iss", evidence.host)
    is_enterprise = evidence.has(_OF_TERRAFORM)
    return Sentence("it has terraform_run_id and terraform_workspace_id") if is_enterprise else None


def _bitbucket(evidence: Evidence) -> Sentence | None:
    is_pipeline = evidence.host == "api.bitbucket.org" and evidence.path.endswith(_BITBUCKET_END)
    return is_on("iss", evidence.host) if is_pipeline else None


def _spacelift(evidence: Evidence) -> Sentence | None:
    return is_on("iss", evidence.host) if evidence.host.endswith(".app.spacelift.io") else None


def _pulumi(evidence: Evidence) -> Sentence | None:
    is_pulumi = evidence.host == "api.pulumi.com" and evidence.path.startswith("/oidc")
    return is_on("iss", evidence.host) if is_pulumi else None


CIRCLECI: Final = Issuer(
    "circleci",
    "CircleCI",
    _CIRCLECI,
    by_name(_CIRCLECI_CLAIMS),
    recognised=(Recognition(400, on("oidc.circleci.com")),),
    algorithms=RS256,
)
BUILDKITE: Final = Issuer(
    "buildkite",
    "Buildkite",
    _BUILDKITE,
    by_name(_BUILDKITE_CLAIMS),
    prefixes=(Row("agent_tag:", "Agent's tag", "A tag of the agent that runs the job.", "any", _BUILDKITE),),
    recognised=(Recognition(405, on("agent.buildkite.com")),),
    algorithms=RS256,
)
TERRAFORM: Final = Issuer(
    "hcp-terraform",
    "HCP Terraform",
    _TERRAFORM,
    by_name(_TERRAFORM_CLAIMS),
    recognised=(Recognition(410, _terraform),),
    algorithms=RS256,
)
BITBUCKET: Final = Issuer(
    "bitbucket-pipelines",
    "Bitbucket Pipelines",
    _BITBUCKET,
    by_name(_BITBUCKET_CLAIMS),
    recognised=(Recognition(415, _bitbucket),),
    algorithms=RS256,
)
FLY: Final = Issuer(
    "fly",
    "Fly.io",
    _FLY,
    by_name(_FLY_CLAIMS),
    recognised=(Recognition(420, on("oidc.fly.io")),),
    algorithms=RS256,
)
VERCEL: Final = Issuer(
    "vercel",
    "Vercel",
    _VERCEL,
    by_name(_VERCEL_CLAIMS),
    recognised=(Recognition(425, on("oidc.vercel.com")),),
    algorithms=RS256,
)
SPACELIFT: Final = Issuer(
    "spacelift",
    "Spacelift",
    _SPACELIFT,
    by_name(_SPACELIFT_CLAIMS),
    recognised=(Recognition(430, _spacelift),),
    algorithms=RS256,
)
PULUMI: Final = Issuer(
    "pulumi",
    "Pulumi Cloud",
    _PULUMI,
    by_name(_PULUMI_CLAIMS),
    recognised=(Recognition(435, _pulumi),),
    algorithms=RS256,
)
DEVOPS: Final = Issuer(
    "azure-devops",
    "Azure DevOps",
    _DEVOPS,
    by_name(_DEVOPS_CLAIMS),
    recognised=(Recognition(440, on("vstoken.dev.azure.com")),),
    algorithms=RS256,
)
