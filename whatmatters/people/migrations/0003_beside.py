import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import whatmatters.foundations.clock
from whatmatters.access.wall.building import Wall
from whatmatters.foundations.kept import KeepForEver


class Migration(migrations.Migration):

    dependencies = [
        ('people', '0002_walled'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='BesideCode',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('recorded_at', models.DateTimeField(default=whatmatters.foundations.clock.now, editable=False)),
                ('hashed', models.CharField(max_length=64, unique=True)),
                ('until', models.DateTimeField()),
                ('used_at', models.DateTimeField(blank=True, null=True)),
                ('given_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='people.person')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('used_at', None), ('used_at__lte', models.F('until')), _connector='OR'), name='beside_code_is_used_in_time')],
            },
        ),
        Wall("BesideCode", person="person", about="consent"),
        KeepForEver("BesideCode", ("person_id", "hashed", "given_by_id", "until")),
    ]
