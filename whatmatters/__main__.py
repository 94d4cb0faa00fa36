from whatmatters.config.cli import main

main()
