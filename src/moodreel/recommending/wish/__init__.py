"""Plain English words become a wish: what is asked of the film, apart from what is felt."""
