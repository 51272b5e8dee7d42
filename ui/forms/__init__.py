"""Forms of one record: sections, editors, drafts, history."""
