"""Secrets of services by the prefixes that they publish: none of them is a JWT, and each is to be revoked if shared."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from jwt_decoder.model.sentence import Phrase


@dataclass(frozen=True, slots=True)
class ServiceSecret:
    """A kind of secret: ``prefix`` is how it begins, ``rest`` a pattern of what follows.

    ``service`` is a name, ``kind`` a phrase: "a personal access token". ``source`` is where the prefix is published.
    """

    prefix: str
    rest: str
    service: str
    kind: Phrase
    source: str


_GITHUB: Final = "https://github.blog/engineering/platform-security/behind-githubs-new-authentication-token-formats/"
_GITLAB: Final = "https://docs.gitlab.com/security/tokens/#token-prefixes"
_SLACK: Final = "https://docs.slack.dev/authentication/tokens"
_STRIPE: Final = "https://docs.stripe.com/keys"
_AWS: Final = "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html"
_GOOGLE: Final = "https://cloud.google.com/docs/authentication/token-types"
_GRAFANA: Final = "https://grafana.com/docs/grafana/latest/administration/service-accounts/"
_CLOUDFLARE: Final = "https://developers.cloudflare.com/fundamentals/api/get-started/token-formats/"
_CIRCLECI: Final = "https://circleci.com/changelog/new-format-for-api-access-tokens/"
_DYNATRACE: Final = "https://docs.dynatrace.com/docs/shortlink/token"
# Scanners of secrets publish the forms of services that don't document them themselves.
_SCANNER: Final = "https://github.com/gitleaks/gitleaks/blob/master/config/gitleaks.toml"
_DETECTORS: Final = "https://github.com/trufflesecurity/trufflehog/tree/main/pkg/detectors"
_UUID: Final = r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"
_FIVE: Final = r"[0-9A-Z]{5}"

SERVICE_SECRETS: Final = (
    ServiceSecret("ghp_", r"[A-Za-z0-9]{36}", "GitHub", "a personal access token", _GITHUB),
    ServiceSecret("github_pat_", r"[A-Za-z0-9]{22}_[A-Za-z0-9]{59}", "GitHub", "a personal access token", _GITHUB),
    ServiceSecret("gho_", r"[A-Za-z0-9]{36}", "GitHub", "an OAuth access token", _GITHUB),
    ServiceSecret("ghu_", r"[A-Za-z0-9]{36}", "GitHub", "a user token of an app", _GITHUB),
    ServiceSecret("ghs_", r"[A-Za-z0-9]{36}", "GitHub", "an installation token of an app", _GITHUB),
    ServiceSecret("ghr_", r"[A-Za-z0-9]{36,76}", "GitHub", "a refresh token", _GITHUB),
    ServiceSecret("glpat-", r"[\w-]{20,}(?:\.[\w.]+)?", "GitLab", "a personal access token", _GITLAB),
    ServiceSecret("gldt-", r"[\w-]{20,}", "GitLab", "a deploy token", _GITLAB),
    ServiceSecret("glrt-", r"[\w-]{20,}(?:\.[\w.]+)?", "GitLab", "a runner token", _GITLAB),
    ServiceSecret("glptt-", r"[\w-]{20,}", "GitLab", "a pipeline trigger token", _GITLAB),
    ServiceSecret("glcbt-", r"[\w-]{20,}", "GitLab", "a CI job token", _GITLAB),
    ServiceSecret("glft-", r"[\w-]{20,}", "GitLab", "a feed token", _GITLAB),
    ServiceSecret("gloas-", r"[\w-]{40,}", "GitLab", "an OAuth client secret", _GITLAB),
    ServiceSecret("xoxb-", r"[0-9]{6,}-[0-9A-Za-z-]{14,}", "Slack", "a bot token", _SLACK),
    ServiceSecret("xoxp-", r"[0-9]{6,}-[0-9A-Za-z-]{14,}", "Slack", "a user token", _SLACK),
    ServiceSecret("xoxa-", r"[0-9A-Za-z-]{20,}", "Slack", "a workspace token", _SLACK),
    ServiceSecret("xoxe-", r"[0-9A-Za-z-]{20,}", "Slack", "a refresh token", _SLACK),
    ServiceSecret("xoxe.xox", r"[bp]-[0-9A-Za-z-]{20,}", "Slack", "an expiring token", _SLACK),
    ServiceSecret("xapp-", r"[0-9]-[0-9A-Z]{8,}-[0-9]+-[0-9a-f]{32,}", "Slack", "an app-level token", _SLACK),
    ServiceSecret("sk_live_", r"[0-9A-Za-z]{24,}", "Stripe, Clerk, WorkOS or Paystack", "a secret key", _STRIPE),
    ServiceSecret("rk_live_", r"[0-9A-Za-z]{24,}", "Stripe", "a restricted key", _STRIPE),
    ServiceSecret(
        "sk_test_", r"[0-9A-Za-z]{24,}", "Stripe, Clerk, WorkOS or Paystack", "a secret key for tests", _STRIPE
    ),
    ServiceSecret("rk_test_", r"[0-9A-Za-z]{24,}", "Stripe", "a restricted key for tests", _STRIPE),
    ServiceSecret("whsec_", r"[0-9A-Za-z+/]{24,}={0,2}", "Stripe", "a webhook secret", _STRIPE),
    # Its documentation ends its examples so.
    ServiceSecret("AKIA", r"(?!\w*EXAMPLE)[A-Z2-7]{16}", "AWS", "an access key ID", _AWS),
    ServiceSecret("ASIA", r"(?!\w*EXAMPLE)[A-Z2-7]{16}", "AWS", "a temporary access key ID", _AWS),
    ServiceSecret("IQoJb3JpZ2luX2Vj", r"[\w+/=%-]{80,}", "AWS", "a session token", _AWS),
    ServiceSecret("FwoGZXIvYXdz", r"[\w+/=%-]{80,}", "AWS", "a session token", _AWS),
    ServiceSecret("AIza", r"[\w-]{35}", "Google", "an API key", _GOOGLE),
    ServiceSecret("ya29.", r"[\w.-]{20,}", "Google", "an OAuth access token", _GOOGLE),
    ServiceSecret("GOCSPX-", r"[\w-]{28}", "Google", "an OAuth client secret", _GOOGLE),
    ServiceSecret("1//0", r"[\w-]{40,}", "Google", "a refresh token", _GOOGLE),
    ServiceSecret("glsa_", r"[0-9A-Za-z]{32}_[0-9a-f]{8}", "Grafana", "a service account token", _GRAFANA),
    ServiceSecret("glc_eyJ", r"[A-Za-z0-9+/]{40,}={0,2}", "Grafana", "a Cloud access policy token", _GRAFANA),
    ServiceSecret(
        "sntryu_", r"[0-9a-f]{64}", "Sentry", "a personal token", "https://docs.sentry.io/account/auth-tokens/"
    ),
    ServiceSecret(
        "npm_",
        r"[A-Za-z0-9]{36}",
        "npm",
        "an access token",
        "https://github.blog/changelog/2021-09-23-npm-has-a-new-access-token-format/",
    ),
    ServiceSecret("pypi-AgE", r"[\w-]{50,}", "PyPI", "an API token", "https://pypi.org/help/#apitoken"),
    ServiceSecret(
        "rubygems_", r"[0-9a-f]{48}", "RubyGems", "an API key", "https://guides.rubygems.org/api-key-scopes/"
    ),
    ServiceSecret(
        "dckr_pat_",
        r"[\w-]{27,}",
        "Docker",
        "a personal access token",
        "https://docs.docker.com/security/access-tokens/",
    ),
    ServiceSecret(
        "hf_",
        r"[A-Za-z]{34}(?![0-9])",
        "Hugging Face",
        "an access token",
        "https://huggingface.co/docs/hub/security-tokens",
    ),
    ServiceSecret(
        "sk-ant-",
        r"[a-z0-9]{3,8}-[\w-]{40,}",
        "Anthropic",
        "an API key",
        "https://platform.claude.com/docs/en/api/overview",
    ),
    ServiceSecret(
        "sk-proj-",
        r"[\w-]{40,}",
        "OpenAI",
        "an API key",
        "https://platform.openai.com/docs/api-reference/authentication",
    ),
    ServiceSecret(
        "SG.",
        r"[\w-]{22}\.[\w-]{43}",
        "SendGrid",
        "an API key",
        "https://www.twilio.com/docs/sendgrid/ui/account-and-settings/api-keys",
    ),
    ServiceSecret(
        "hvs.",
        r"[\w-]{24,}",
        "HashiCorp Vault",
        "a service token",
        "https://developer.hashicorp.com/vault/docs/concepts/tokens",
    ),
    ServiceSecret(
        "hvb.",
        r"[\w-]{100,}",
        "HashiCorp Vault",
        "a batch token",
        "https://developer.hashicorp.com/vault/docs/concepts/tokens",
    ),
    ServiceSecret(
        "dop_v1_",
        r"[0-9a-f]{64}",
        "DigitalOcean",
        "a personal access token",
        "https://docs.digitalocean.com/reference/api/",
    ),
    ServiceSecret(
        "doo_v1_", r"[0-9a-f]{64}", "DigitalOcean", "an OAuth token", "https://docs.digitalocean.com/reference/api/"
    ),
    ServiceSecret(
        "shpat_",
        r"[0-9a-f]{32}",
        "Shopify",
        "an access token",
        "https://shopify.dev/docs/apps/build/authentication-authorization",
    ),
    ServiceSecret(
        "shpss_",
        r"[0-9a-f]{32}",
        "Shopify",
        "an app secret",
        "https://shopify.dev/docs/apps/build/authentication-authorization",
    ),
    ServiceSecret("lin_api_", r"[0-9A-Za-z]{40}", "Linear", "an API key", "https://linear.app/developers/graphql"),
    ServiceSecret(
        "ntn_",
        r"[0-9A-Za-z]{40,}",
        "Notion",
        "an integration token",
        "https://developers.notion.com/docs/authorization",
    ),
    ServiceSecret(
        "ATATT3xFfGF0",
        r"[\w=-]{150,}",
        "Atlassian",
        "an API token",
        "https://developer.atlassian.com/cloud/confluence/basic-auth-for-rest-apis/",
    ),
    ServiceSecret(
        "sbp_",
        r"[0-9a-f]{40}",
        "Supabase",
        "a personal access token",
        "https://supabase.com/docs/reference/api/introduction",
    ),
    ServiceSecret(
        "sb_secret_", r"[\w-]{20,}", "Supabase", "a secret key", "https://supabase.com/docs/guides/api/api-keys"
    ),
    ServiceSecret(
        "dapi",
        r"[0-9a-f]{32}(?:-[0-9])?",
        "Databricks",
        "a personal access token",
        "https://docs.databricks.com/dev-tools/auth/pat",
    ),
    ServiceSecret(
        "PMAK-",
        r"[0-9a-f]{24}-[0-9a-f]{34}",
        "Postman",
        "an API key",
        "https://learning.postman.com/docs/developer/postman-api/authentication/",
    ),
    ServiceSecret(
        "NRAK-",
        r"[0-9A-Z]{27}",
        "New Relic",
        "a user key",
        "https://docs.newrelic.com/docs/apis/intro-apis/new-relic-api-keys/",
    ),
    ServiceSecret(
        "dp.pt.", r"[0-9A-Za-z]{40,44}", "Doppler", "a personal token", "https://docs.doppler.com/docs/service-tokens"
    ),
    ServiceSecret(
        "dp.st.", r"[\w.-]{40,}", "Doppler", "a service token", "https://docs.doppler.com/docs/service-tokens"
    ),
    ServiceSecret(
        "figd_",
        r"[\w-]{40,}",
        "Figma",
        "a personal access token",
        "https://developers.figma.com/docs/rest-api/authentication/",
    ),
    ServiceSecret(
        "pul-",
        r"[0-9a-f]{40}",
        "Pulumi",
        "an access token",
        "https://www.pulumi.com/docs/administration/access-identity/access-tokens/",
    ),
    ServiceSecret(
        "tskey-",
        r"(?:auth|api|client|scim|webhook)-[\w]+-[\w]{16,}",
        "Tailscale",
        "a key",
        "https://tailscale.com/kb/1277/key-prefixes",
    ),
    ServiceSecret(
        "pscale_tkn_",
        r"[\w=.-]{32,}",
        "PlanetScale",
        "a service token",
        "https://planetscale.com/docs/concepts/service-tokens",
    ),
    ServiceSecret("fm2_", r"[\w+/=,-]{60,}", "Fly.io", "an access token", "https://fly.io/docs/security/tokens/"),
    ServiceSecret(
        "nfp_", r"[0-9A-Za-z]{36}", "Netlify", "a personal access token", "https://docs.netlify.com/api-and-cli-guides/"
    ),
    ServiceSecret(
        "ops_eyJ",
        r"[A-Za-z0-9_+/-]{200,}={0,2}",
        "1Password",
        "a service account token",
        "https://developer.1password.com/docs/service-accounts/",
    ),
    ServiceSecret(
        "sha256~",
        r"[\w-]{43}",
        "OpenShift",
        "an access token",
        "https://docs.openshift.com/container-platform/4.6/release_notes/ocp-4-6-release-notes.html",
    ),
    ServiceSecret("AGE-SECRET-KEY-1", r"[02-9AC-HJ-NP-Z]{58}", "age", "a private key", "https://age-encryption.org/v1"),
    ServiceSecret("glagent-", r"[\w-]{50}", "GitLab", "an agent token", _GITLAB),
    ServiceSecret("glsoat-", r"[\w-]{20}", "GitLab", "a SCIM token", _GITLAB),
    ServiceSecret("glimt-", r"[\w-]{25}", "GitLab", "an incoming mail token", _GITLAB),
    ServiceSecret("glffct-", r"[\w-]{20}", "GitLab", "a feature flags client token", _GITLAB),
    ServiceSecret("GR1348941", r"[\w-]{20}", "GitLab", "a runner registration token", _GITLAB),
    ServiceSecret("xoxs-", r"[0-9]+-[0-9]+-[0-9]+-[0-9a-f]{10,}", "Slack", "a legacy token", _SCANNER),
    ServiceSecret("xoxo-", r"[0-9]+-[0-9]+-[0-9]+-[0-9a-f]{10,}", "Slack", "a legacy token", _SCANNER),
    ServiceSecret("xoxr-", r"[0-9A-Za-z-]{20,}", "Slack", "a refresh token", _SCANNER),
    ServiceSecret(
        "https://hooks.slack.com/services/",
        r"[0-9A-Z]{8,12}/[0-9A-Z]{8,12}/[0-9A-Za-z]{24}",
        "Slack",
        "an incoming webhook",
        "https://docs.slack.dev/messaging/sending-messages-using-incoming-webhooks/",
    ),
    ServiceSecret("sk-svcacct-", r"[\w-]{40,}", "OpenAI", "a service account key", _SCANNER),
    ServiceSecret("sk-admin-", r"[\w-]{40,}", "OpenAI", "an admin key", _SCANNER),
    ServiceSecret("sk-", r"[0-9A-Za-z]{20}T3BlbkFJ[0-9A-Za-z]{20}", "OpenAI", "an API key", _SCANNER),
    ServiceSecret("gsk_", r"[0-9A-Za-z]{52}", "Groq", "an API key", f"{_DETECTORS}/groq"),
    ServiceSecret("xai-", r"\w{80}", "xAI", "an API key", f"{_DETECTORS}/xai"),
    ServiceSecret("r8_", r"[\w-]{37}", "Replicate", "an API token", f"{_DETECTORS}/replicate"),
    ServiceSecret("pplx-", r"[0-9A-Za-z]{48}", "Perplexity", "an API key", _SCANNER),
    ServiceSecret("api_org_", r"[A-Za-z]{34}(?![0-9])", "Hugging Face", "an organization token", _SCANNER),
    ServiceSecret("cfk_", r"\w{44,64}", "Cloudflare", "a global API key", _CLOUDFLARE),
    ServiceSecret("cfut_", r"\w{44,64}", "Cloudflare", "a user API token", _CLOUDFLARE),
    ServiceSecret("cfat_", r"\w{44,64}", "Cloudflare", "an account API token", _CLOUDFLARE),
    ServiceSecret("v1.0-", r"[0-9a-f]{24}-[0-9a-f]{146}", "Cloudflare", "an Origin CA key", _SCANNER),
    ServiceSecret("CCIPAT_", r"[0-9A-Za-z]{20,23}_[0-9a-f]{40}", "CircleCI", "a personal API token", _CIRCLECI),
    ServiceSecret("CCIPRJ_", r"[0-9A-Za-z]{20,23}_[0-9a-f]{40}", "CircleCI", "a project API token", _CIRCLECI),
    ServiceSecret("dt0c01.", r"[A-Z2-7]{24}\.[A-Z2-7]{64}", "Dynatrace", "an access token", _DYNATRACE),
    ServiceSecret("dt0s", r"[0-9]{2}\.[A-Z2-7]{24}\.[A-Z2-7]{64}", "Dynatrace", "a platform token", _DYNATRACE),
    ServiceSecret("dor_v1_", r"[0-9a-f]{64}", "DigitalOcean", "a refresh token", _SCANNER),
    ServiceSecret("HRKU-AA", r"[\w-]{58}", "Heroku", "an API key", _SCANNER),
    ServiceSecret("fo1_", r"[\w-]{43}", "Fly.io", "an access token", _SCANNER),
    ServiceSecret("shpca_", r"[0-9a-fA-F]{32}", "Shopify", "a custom app's token", _SCANNER),
    ServiceSecret("shppa_", r"[0-9a-fA-F]{32}", "Shopify", "a private app's token", _SCANNER),
    ServiceSecret("sq0atp-", r"[\w-]{22}", "Square", "an access token", _SCANNER),
    ServiceSecret("EAAA", r"[\w-]{60}", "Square", "an access token", _SCANNER),
    ServiceSecret("EAAC", r"[0-9A-Za-z]{100,}", "Facebook", "an access token", _SCANNER),
    ServiceSecret("EAAM", r"[0-9A-Za-z]{100,}", "Facebook", "an access token", _SCANNER),
    ServiceSecret("access-", rf"(?:sandbox|development|production)-{_UUID}", "Plaid", "an access token", _SCANNER),
    ServiceSecret("duffel_", r"(?:test|live)_[\w=-]{43}", "Duffel", "an API token", _SCANNER),
    ServiceSecret("EZAK", r"[0-9A-Za-z]{54}", "EasyPost", "an API key", _SCANNER),
    ServiceSecret("EZTK", r"[0-9A-Za-z]{54}", "EasyPost", "an API key for tests", _SCANNER),
    ServiceSecret("shippo_", r"(?:live|test)_[0-9a-f]{40}", "Shippo", "an API token", _SCANNER),
    ServiceSecret("FLWSECK_TEST-", r"[0-9a-h]{32}-X", "Flutterwave", "a secret key for tests", _SCANNER),
    ServiceSecret("xkeysib-", r"[0-9a-f]{64}-[0-9A-Za-z]{16}", "Brevo", "an API key", _SCANNER),
    ServiceSecret("rdme_", r"[0-9a-z]{70}", "ReadMe", "an API key", _SCANNER),
    ServiceSecret("tfp_", r"[\w.=-]{59}", "Typeform", "a personal access token", _SCANNER),
    ServiceSecret("fio-u-", r"[\w=-]{64}", "Frame.io", "an API token", _SCANNER),
    ServiceSecret("pscale_oauth_", r"[\w=.-]{32,}", "PlanetScale", "an OAuth token", _SCANNER),
    ServiceSecret("pscale_pw_", r"[\w=.-]{32,}", "PlanetScale", "a password", _SCANNER),
    ServiceSecret("pnu_", r"[0-9A-Za-z]{36}", "Prefect", "an API key", _SCANNER),
    ServiceSecret("sgp_", r"(?:(?:[0-9a-f]{16}|local)_)?[0-9a-f]{40}", "Sourcegraph", "an access token", _SCANNER),
    ServiceSecret("NRII-", r"[0-9A-Za-z-]{32}", "New Relic", "an insert key", _SCANNER),
    ServiceSecret("NRJS-", r"[0-9a-f]{19}", "New Relic", "a browser key", _SCANNER),
    ServiceSecret("API-", r"[0-9A-Z]{26}", "Octopus Deploy", "an API key", _SCANNER),
    ServiceSecret("pat.", r"[\w-]{22}\.[0-9A-Za-z]{24}\.[0-9A-Za-z]{20}", "Harness", "a personal token", _SCANNER),
    ServiceSecret("sat.", r"[\w-]{22}\.[0-9A-Za-z]{24}\.[0-9A-Za-z]{20}", "Harness", "a service token", _SCANNER),
    ServiceSecret("CLOJARS_", r"[0-9a-z]{60}", "Clojars", "a deploy token", _SCANNER),
    ServiceSecret("AKCp", r"[0-9A-Za-z]{69}", "Artifactory", "an API key", _SCANNER),
    ServiceSecret("cmVmd", r"[0-9A-Za-z]{59}", "Artifactory", "a reference token", _SCANNER),
    ServiceSecret("p8e-", r"[0-9A-Za-z]{32}", "Adobe", "a client secret", _SCANNER),
    ServiceSecret("LTAI", r"[0-9A-Za-z]{20}", "Alibaba Cloud", "an AccessKey ID", _SCANNER),
    ServiceSecret("AQVN", r"[\w-]{35,38}", "Yandex Cloud", "an API key", _SCANNER),
    ServiceSecret(
        "A3-",
        rf"[0-9A-Z]{{6}}-(?:[0-9A-Z]{{11}}|[0-9A-Z]{{6}}-{_FIVE})(?:-{_FIVE}){{3}}",
        "1Password",
        "a Secret Key",
        _SCANNER,
    ),
)
