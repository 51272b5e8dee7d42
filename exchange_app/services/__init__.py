"""What a person does, one module per job; used alike by the window and the command line."""
