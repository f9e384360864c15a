"""Why a signature does not hold."""
