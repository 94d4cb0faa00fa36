"""A carer's thread to whom they look after, when needs are asked about again, and equality."""

import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import whatmatters.foundations.clock
import whatmatters.people.models.needs
from whatmatters.access.wall.building import Wall


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0002_walled"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="communicationneed",
            name="identified_on",
            field=models.DateField(default=whatmatters.foundations.clock.today),
        ),
        migrations.AddField(
            model_name="communicationneed",
            name="identified_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="communicationneed",
            name="review_on",
            field=models.DateField(default=whatmatters.people.models.needs.in_a_year),
        ),
        migrations.AddField(
            model_name="communicationneed",
            name="reviewed_on",
            field=models.DateField(blank=True, null=True),
        ),
        migrations.AddIndex(
            model_name="communicationneed",
            index=models.Index(fields=["review_on"], name="needs_to_review"),
        ),
        migrations.CreateModel(
            name="Caring",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "recorded_at",
                    models.DateTimeField(
                        default=whatmatters.foundations.clock.now, editable=False
                    ),
                ),
                (
                    "whom",
                    models.CharField(help_text="In the carer's words: my mum", max_length=100),
                ),
                (
                    "home",
                    models.CharField(
                        blank=True,
                        choices=[("same", "They live together"), ("apart", "They live apart")],
                        max_length=5,
                    ),
                ),
                ("since", models.DateField(blank=True, null=True)),
                ("until", models.DateField(blank=True, null=True)),
                (
                    "cared_for",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="people.person",
                    ),
                ),
                (
                    "carer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="looks_after",
                        to="people.person",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("whom", ""), _negated=True),
                        name="caring_is_for_somebody",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("cared_for", None),
                            models.Q(("cared_for", models.F("carer")), _negated=True),
                            _connector="OR",
                        ),
                        name="caring_is_for_somebody_else",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("until", None),
                            ("since", None),
                            ("until__gte", models.F("since")),
                            _connector="OR",
                        ),
                        name="caring_ends_after_it_began",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="EqualityAnswer",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "recorded_at",
                    models.DateTimeField(
                        default=whatmatters.foundations.clock.now, editable=False
                    ),
                ),
                ("question", models.CharField(max_length=20)),
                ("answer", models.CharField(max_length=30)),
                ("words", models.CharField(blank=True, max_length=200)),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="people.person",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("person", "question"), name="equality_question_is_answered_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("answer", ""), _negated=True),
                        name="equality_answer_says_something",
                    ),
                ],
            },
        ),
        Wall("Caring", person="carer", about="core"),
        Wall("EqualityAnswer", person="person", about="diary-private"),
    ]
