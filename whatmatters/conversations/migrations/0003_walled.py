"""What of this room is somebody's life, and of which class."""

from django.db import migrations

from whatmatters.access.wall.building import Wall


class Migration(migrations.Migration):
    dependencies = [("conversations", "0002_words_are_kept"), ("people", "0002_walled")]

    operations = [
        Wall("Conversation", person="person", about="talk"),
        Wall("Presence", through="conversation"),
        Wall("Statement", through="conversation"),
        Wall("StatementFile", through="statement"),
        Wall("Board", through="conversation"),
        Wall("Card", through="board"),
        Wall("CardPicture", through="card"),
        Wall("Understanding", through="conversation"),
        Wall("Topic", person="person", about="talk"),
        Wall("Draft", through="conversation"),
    ]
