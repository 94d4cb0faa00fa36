from django.db import migrations

from whatmatters.resources.gathering import IndexInShort


class Migration(migrations.Migration):
    dependencies = [("resources", "0003_found_by_words")]

    operations = [IndexInShort()]
