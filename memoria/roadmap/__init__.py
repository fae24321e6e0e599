"""The roadmap: ids that never move, the editor's decisions, terms as intervals."""
