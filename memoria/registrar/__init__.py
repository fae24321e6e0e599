"""The register of people, proposed: who takes part and isn't in ``personas.yaml`` yet. Nobody is merged with anybody."""
