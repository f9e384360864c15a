"""The claims of Apple: Sign in with Apple, what the App Store signs, and what is sent to App Store Connect."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from jwt_decoder.model.sentence import Listing, Sentence
from jwt_decoder.registry.issuers.algorithms import ES256, RS256
from jwt_decoder.registry.issuers.issuer import Exemption, Issuer
from jwt_decoder.registry.issuers.recognition import Recognition, on
from jwt_decoder.registry.row import Row, by_name

if TYPE_CHECKING:
    from jwt_decoder.registry.evidence import Evidence

_SIGN_IN: Final = "Sign in with Apple, id_token"
_EVENTS: Final = "Sign in with Apple, Processing changes for Sign in with Apple accounts"
_NOTICE: Final = "App Store Server Notifications, responseBodyV2DecodedPayload"
_PURCHASE: Final = "App Store Server API, JWSTransactionDecodedPayload"
_RENEWAL: Final = "App Store Server API, JWSRenewalInfoDecodedPayload"
_APP: Final = "App Store Server API, JWSAppTransactionDecodedPayload"
_CONNECT: Final = "App Store Connect API, Generating Tokens for API Requests"
_SERVER: Final = "App Store Server API, Generating JSON Web Tokens for API requests"

_SIGN_IN_CLAIMS: Final = (
    Row(
        "sub",
        "Subject",
        "The user, under an identifier that is the same for all apps of one development team and differs "
        "between teams.",
        "string",
        _SIGN_IN,
    ),
    Row("aud", "Audience", "The client ID of the app or service that the token is for.", "StringOrURIs", _SIGN_IN),
    Row(
        "nonce_supported",
        "Nonce supported",
        "Whether the platform passes a nonce on: if so, and you sent one, it must be here.",
        "boolean",
        _SIGN_IN,
    ),
    Row("email", "Email address", "The user's address, which may be one of Apple's private relay.", "email", _SIGN_IN),
    Row("email_verified", "Email verified", "Whether Apple has verified the address.", "flag", _SIGN_IN),
    Row("is_private_email", "Relay address", "Whether the email is one of Apple's private relay.", "flag", _SIGN_IN),
    Row(
        "real_user_status",
        "Likely a person",
        "Whether the user appears to be a real person: 0 unsupported, 1 unknown, 2 likely.",
        "number",
        _SIGN_IN,
    ),
    Row(
        "transfer_sub",
        "Transfer identifier",
        "Carries the user over when an app moves to another team, for 60 days.",
        "string",
        _SIGN_IN,
    ),
    Row(
        "events",
        "Event",
        "In a notice from Apple's server, what happened to the account, as JSON text.",
        "json",
        _EVENTS,
    ),
)

_STORE_CLAIMS: Final = (
    Row(
        "notificationType",
        "Event",
        "What happened to the purchase, such as SUBSCRIBED, DID_RENEW, REFUND or TEST.",
        "string",
        _NOTICE,
    ),
    Row("subtype", "Kind of event", "More about the event, for some events.", "string", _NOTICE),
    Row(
        "notificationUUID",
        "Notification ID",
        "Identifies the notification, so that you notice one that was sent twice.",
        "uuid",
        _NOTICE,
    ),
    Row("version", "Version", "The version of App Store Server Notifications.", "string", _NOTICE),
    Row("signedDate", "Signed at", "When the App Store signed this, in milliseconds.", "milliseconds", _NOTICE),
    Row(
        "data",
        "Data",
        "The app, the environment, and the transaction and the renewal as signed tokens of their own.",
        "object",
        _NOTICE,
    ),
    Row("summary", "Summary", "How an extension of renewal dates went for all subscribers.", "object", _NOTICE),
    Row(
        "externalPurchaseToken",
        "External purchase",
        "The token of a purchase that was made outside the App Store.",
        "object",
        _NOTICE,
    ),
    Row(
        "appData",
        "App data",
        "The app and its environment, with the app transaction as a signed token.",
        "object",
        _NOTICE,
    ),
    Row("transactionId", "Transaction ID", "Identifies this transaction.", "string", _PURCHASE),
    Row(
        "originalTransactionId",
        "Original transaction",
        "Identifies the first purchase that this one goes back to.",
        "string",
        _PURCHASE,
    ),
    Row(
        "webOrderLineItemId",
        "Order line",
        "Identifies a renewal of a subscription across devices.",
        "string",
        _PURCHASE,
    ),
    Row("bundleId", "Bundle ID", "The app that the purchase belongs to.", "string", _PURCHASE),
    Row(
        "productId", "Product", "The product that was bought, as it is named in App Store Connect.", "string", _PURCHASE
    ),
    Row(
        "subscriptionGroupIdentifier",
        "Subscription group",
        "The group that the subscription belongs to.",
        "string",
        _PURCHASE,
    ),
    Row(
        "purchaseDate", "Purchased at", "When the App Store charged for it, in milliseconds.", "milliseconds", _PURCHASE
    ),
    Row(
        "originalPurchaseDate",
        "First purchased at",
        "When the first purchase was made, in milliseconds.",
        "milliseconds",
        _PURCHASE,
    ),
    Row(
        "expiresDate",
        "Subscription expires",
        "When the subscription ends or renews, in milliseconds.",
        "milliseconds",
        _PURCHASE,
    ),
    Row("quantity", "Quantity", "How many were bought.", "number", _PURCHASE),
    Row(
        "type",
        "Kind of product",
        "Subscription that renews or not, consumable, or non-consumable.",
        "string",
        _PURCHASE,
    ),
    Row(
        "appAccountToken",
        "Account in the app",
        "A UUID that the app chose, to recognize its own customer.",
        "uuid",
        _PURCHASE,
    ),
    Row("appTransactionId", "Download ID", "Identifies the download of the app by this customer.", "string", _PURCHASE),
    Row(
        "inAppOwnershipType",
        "Ownership",
        "Whether the customer bought it or has it through Family Sharing.",
        "string",
        _PURCHASE,
    ),
    Row("isUpgraded", "Upgraded", "Whether the customer moved on to another subscription.", "boolean", _PURCHASE),
    Row("offerType", "Offer", "The kind of offer that was used, as a number.", "number", _PURCHASE),
    Row(
        "offerIdentifier",
        "Offer ID",
        "The offer code, or the identifier of the promotional offer.",
        "string",
        _PURCHASE,
    ),
    Row("offerDiscountType", "Offer payment", "How the offer is paid, such as a free trial.", "string", _PURCHASE),
    Row("offerPeriod", "Offer length", "How long the offer lasts.", "string", _PURCHASE),
    Row(
        "revocationDate",
        "Revoked at",
        "When the purchase was refunded or taken from Family Sharing, in milliseconds.",
        "milliseconds",
        _PURCHASE,
    ),
    Row("revocationReason", "Refund reason", "Why it was refunded, as a number.", "number", _PURCHASE),
    Row("environment", "Environment", "Production or Sandbox.", "string", _PURCHASE),
    Row("storefront", "Storefront", "The country or region of the App Store, as three letters.", "string", _PURCHASE),
    Row("storefrontId", "Storefront ID", "Apple's own number for that storefront.", "string", _PURCHASE),
    Row("transactionReason", "Reason", "Whether the customer bought it or it renewed by itself.", "string", _PURCHASE),
    Row("price", "Price", "The price in thousandths of the currency's unit.", "number", _PURCHASE),
    Row("currency", "Currency", "The currency of the price, as three letters.", "string", _PURCHASE),
    Row("autoRenewProductId", "Renews as", "The product that the subscription renews as.", "string", _RENEWAL),
    Row("autoRenewStatus", "Renews", "Whether the subscription renews: 1 for yes, 0 for no.", "number", _RENEWAL),
    Row("expirationIntent", "Why it ended", "Why the subscription ended, as a number.", "number", _RENEWAL),
    Row(
        "gracePeriodExpiresDate",
        "Grace ends",
        "When the grace period for a failed payment ends, in milliseconds.",
        "milliseconds",
        _RENEWAL,
    ),
    Row(
        "isInBillingRetryPeriod",
        "Payment retried",
        "Whether the App Store is still trying to collect the payment.",
        "boolean",
        _RENEWAL,
    ),
    Row(
        "priceIncreaseStatus",
        "Price increase",
        "Whether the customer has agreed to a higher price.",
        "number",
        _RENEWAL,
    ),
    Row(
        "recentSubscriptionStartDate",
        "Subscribed since",
        "When the current run of the subscription began, in milliseconds.",
        "milliseconds",
        _RENEWAL,
    ),
    Row("renewalDate", "Renews at", "When the subscription renews, in milliseconds.", "milliseconds", _RENEWAL),
    Row(
        "renewalPrice",
        "Renewal price",
        "The price of the next renewal in thousandths of the currency's unit.",
        "number",
        _RENEWAL,
    ),
    Row("appAppleId", "App", "The app's number in the App Store.", "number", _APP),
    Row(
        "originalApplicationVersion",
        "First version",
        "The version of the app that the customer first got.",
        "string",
        _APP,
    ),
    Row("originalPlatform", "First platform", "The platform on which the customer first got the app.", "string", _APP),
    Row(
        "preorderDate",
        "Preordered",
        "When the customer ordered the app before its release, in milliseconds.",
        "milliseconds",
        _APP,
    ),
    Row(
        "receiptCreationDate",
        "Signed at",
        "When the App Store signed the app transaction, in milliseconds.",
        "milliseconds",
        _APP,
    ),
    Row("receiptType", "Environment", "Production or Sandbox.", "string", _APP),
)

_STORE_PARAMETERS: Final = (
    Row(
        "x5c",
        "Certificate chain",
        "The certificate of the signer and those above it, which must end at one of Apple's roots.",
        "strings",
        "App Store Server API, JWSDecodedHeader",
    ),
)

_CONNECT_CLAIMS: Final = (
    Row(
        "iss",
        "Issuer ID",
        "The API key's team, as App Store Connect numbers it; tokens of individual keys have sub instead.",
        "uuid",
        _CONNECT,
    ),
    Row("aud", "Audience", "Always appstoreconnect-v1.", "StringOrURIs", _CONNECT),
    Row("bid", "Bundle ID", "The app that the request is about.", "string", _SERVER),
    Row(
        "scope",
        "Allowed requests",
        "The requests that the token may be used for, each with its method.",
        "strings",
        _CONNECT,
    ),
)

_APP_STORE: Final = (
    frozenset({"notificationType", "notificationUUID"}),
    frozenset({"transactionId", "originalTransactionId", "bundleId"}),
    frozenset({"autoRenewProductId", "originalTransactionId"}),
    frozenset({"receiptType", "bundleId", "receiptCreationDate"}),
)


def _app_store(evidence: Evidence) -> Sentence | None:
    names = next((names for names in _APP_STORE if evidence.has(names)), None)
    return Sentence("it has {names}", names=Listing(tuple(sorted(names)), "and")) if names else None


def _connect(evidence: Evidence) -> Sentence | None:
    return Sentence("aud is appstoreconnect-v1") if "appstoreconnect-v1" in evidence.strings("aud") else None


APPLE: Final = Issuer(
    "apple",
    "Sign in with Apple",
    _SIGN_IN,
    by_name(_SIGN_IN_CLAIMS),
    recognised=(Recognition(140, on("appleid.apple.com")),),
    algorithms=RS256 | ES256,
)
APP_STORE: Final = Issuer(
    "app-store",
    "Apple App Store",
    "App Store Server API and Notifications",
    by_name(_STORE_CLAIMS),
    by_name(_STORE_PARAMETERS),
    recognised=(Recognition(320, _app_store),),
    algorithms=ES256,
    exceptions=(
        Exemption(("x5c-present",), "Its certificates are how it is verified, up to a root that the verifier has."),
    ),
)
APP_STORE_CONNECT: Final = Issuer(
    "app-store-connect",
    "App Store Connect (request to it)",
    _CONNECT,
    by_name(_CONNECT_CLAIMS),
    recognised=(Recognition(330, _connect),),
)
