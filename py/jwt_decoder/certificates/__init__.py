"""Chains of certificates: what each says, who signed it, and whether it leads to a root that was given."""
