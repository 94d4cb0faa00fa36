"""What each page of the house shows. They compose other rooms and own nothing."""
