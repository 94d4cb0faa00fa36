"""One stream of a kind among the hidden, and one among the shared, so that no key tells of both."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('readings', '0002_walled_and_kept'),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name='stream',
            name='one_stream_of_a_kind_at_a_time',
        ),
        migrations.RemoveConstraint(
            model_name='stream',
            name='one_stream_of_a_name_at_a_time',
        ),
        migrations.AddConstraint(
            model_name='stream',
            constraint=models.UniqueConstraint(condition=models.Q(('ended_at', None), ('shared_with', 'nobody'), models.Q(('kind', 'own'), _negated=True)), fields=('person', 'kind'), name='one_hidden_stream_of_a_kind'),
        ),
        migrations.AddConstraint(
            model_name='stream',
            constraint=models.UniqueConstraint(condition=models.Q(('ended_at', None), ('shared_with', 'nobody'), ('kind', 'own')), fields=('person', 'name'), name='one_hidden_stream_of_a_name'),
        ),
        migrations.AddConstraint(
            model_name='stream',
            constraint=models.UniqueConstraint(condition=models.Q(('ended_at', None), models.Q(('shared_with', 'nobody'), _negated=True), models.Q(('kind', 'own'), _negated=True)), fields=('person', 'kind'), name='one_shared_stream_of_a_kind'),
        ),
        migrations.AddConstraint(
            model_name='stream',
            constraint=models.UniqueConstraint(condition=models.Q(('ended_at', None), models.Q(('shared_with', 'nobody'), _negated=True), ('kind', 'own')), fields=('person', 'name'), name='one_shared_stream_of_a_name'),
        ),
    ]
