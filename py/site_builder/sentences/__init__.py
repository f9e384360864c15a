"""Every sentence that a person reads, as a gettext template: what a translator needs, and nothing that is shipped."""
