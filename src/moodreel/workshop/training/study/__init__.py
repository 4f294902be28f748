"""Three models on the `emotion` set: what each is, and the recipe that trains any of them."""
