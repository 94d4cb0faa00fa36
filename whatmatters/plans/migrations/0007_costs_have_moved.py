"""What an action cost becomes its one line, at the same price and as often."""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor


def move(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    line_of = apps.get_model("plans", "CostLine")
    priced = apps.get_model("plans", "Action").objects.exclude(cost=None)
    for action in priced.order_by("pk").iterator(chunk_size=1000):
        line_of.objects.create(
            action=action, line=action.line, unit_price=action.cost, often=action.cost_per
        )


class Migration(migrations.Migration):
    dependencies = [("plans", "0006_what_it_costs")]

    operations = [migrations.RunPython(move, migrations.RunPython.noop)]
