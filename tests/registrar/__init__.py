"""The register that is proposed."""
