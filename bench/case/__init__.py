"""What a case file must withstand: kills at any moment, ten thousand reports, many searches."""
