"""What something costs is walled in; prices are kept as set, and no two hold on one day."""

from django.db import migrations

from whatmatters.access.wall.building import Wall
from whatmatters.foundations.apart import NeverOverlap
from whatmatters.foundations.kept import KeepForEver


class Migration(migrations.Migration):
    dependencies = [("plans", "0007_costs_have_moved"), ("people", "0002_walled")]

    operations = [
        migrations.RemoveConstraint(
            model_name='action',
            name='action_costs_nothing_or_something_a_period',
        ),
        migrations.RemoveField(
            model_name='action',
            name='cost',
        ),
        migrations.RemoveField(
            model_name='action',
            name='cost_per',
        ),
        Wall("CostLine", through="action"),
        Wall("Option", through="plan"),
        Wall("OptionLine", through="option"),
        KeepForEver("RatePrice", ("rate_id", "amount", "from_on", "set_by_id")),
        NeverOverlap("RatePrice", ("rate_id",), ("from_on", "until_on")),
        NeverOverlap("CostLine", ("action_id", "what"), ("begins_on", "ends_on")),
    ]
