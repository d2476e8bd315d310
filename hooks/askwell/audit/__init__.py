from askwell.diagnostics import Diagnostic


def audit(site, checked, name) -> tuple[Diagnostic, ...]:
    return ()
