"""What becomes of FHIR resources here. Each file is one transaction: all of it, or no trace."""

from whatmatters.exchange.actions.fhir.files import Run, bring_in_files

__all__ = ["Run", "bring_in_files"]
