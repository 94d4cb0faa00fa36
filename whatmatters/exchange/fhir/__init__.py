"""FHIR R4 (4.0.1), inward: one file for each kind of resource, pure and honest about its losses.

A mapper takes the JSON of one resource and gives a draft: what we would keep, in our own
shapes, with a list of everything it could not carry and why. It asks no database and no
clock; `exchange.actions.fhir` decides what becomes of a draft.
"""
